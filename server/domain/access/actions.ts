import type { Role } from '../../contracts/lists.ts'

/** yes = on any thing · own = on things of which one is the owner · no = never. */
export type Cell = 'yes' | 'own' | 'no'

type Row = Readonly<Record<Role, Cell>>

const row = (
  administrator: Cell,
  marketingLead: Cell,
  pmm: Cell,
  pm: Cell,
  sales: Cell,
  contributor: Cell,
  viewer: Cell,
): Row => ({ administrator, 'marketing-lead': marketingLead, pmm, pm, sales, contributor, viewer })

const everyone = row('yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes')
const allButViewers = row('yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'no')
const marketing = row('yes', 'yes', 'yes', 'no', 'no', 'no', 'no')
const marketingAndOwners = row('yes', 'yes', 'yes', 'own', 'no', 'no', 'no')
const leads = row('yes', 'yes', 'no', 'no', 'no', 'no', 'no')
const administrators = row('yes', 'no', 'no', 'no', 'no', 'no', 'no')

/** Who may do what: the table of RULES.md, Roles, action by action. */
export const accessTable = {
  // read features, launches, checklists
  'feature.read': everyone,
  'launch.read': everyone,
  'task.read': everyone,
  'rubric.read': everyone,
  'playbook.read': everyone,
  'calendar.read': everyone,
  'product-area.read': everyone,
  /** The names, roles and functions that owners and assignees are chosen from. */
  'people.name': everyone,
  /** Blindness: whoever reads may reveal, and then scores no more in that round. */
  'grade.reveal': everyone,
  'session.change-own': everyone,
  /** One's own password, second factor, sessions and tokens; never by a token. */
  'account.change-own': everyone,
  /** Everything that is held about someone; own = it is about oneself. */
  'personal-data.read': row('yes', 'own', 'own', 'own', 'own', 'own', 'own'),
  /** Hints of what changed, and who is at work on what. */
  'live.follow': everyone,

  // create and edit features; own = one is the PM owner
  'feature.create': marketingAndOwners,
  'feature.edit': marketingAndOwners,
  'feature.archive': marketingAndOwners,
  /** Who may see it; own = one is the PM owner. */
  'feature.confide': marketingAndOwners,
  /** For good, with all that hangs on it. */
  'feature.delete': administrators,
  'product-area.edit': marketing,

  // import, export
  'feature.import': marketing,
  'feature.export': row('yes', 'yes', 'yes', 'yes', 'no', 'no', 'no'),

  // score; sales cards are shown, not counted: the rubric's countedFunctions see to that
  'grade.score': row('yes', 'yes', 'yes', 'yes', 'yes', 'no', 'no'),

  // decide a grade
  'grade.decide': marketing,

  // plan, change, archive a launch
  'launch.plan': marketing,
  'launch.confide': marketing,
  'launch.delete': administrators,
  'warning.dismiss': marketing,

  // work a task; own = one is its assignee, or the PM owner of a feature of its launch
  'task.work': row('yes', 'yes', 'yes', 'own', 'own', 'own', 'no'),
  /** Adding one's own task to a launch; own = one is the PM owner of a feature of it. */
  'task.add': marketingAndOwners,

  // attach PRDs, mark final
  'prd.attach': marketingAndOwners,

  // comment
  'comment.write': allButViewers,

  // write story and brief, publish
  'story.write': marketing,

  // confirm briefs, return feedback
  'brief.confirm': allButViewers,
  'feedback.return': allButViewers,

  // edit rubric, playbook, calendar
  'rubric.publish': leads,
  'playbook.publish': leads,
  'calendar.edit': leads,

  // people, settings, audit
  'people.read': leads,
  'people.edit': administrators,
  /** Everything this installation holds, confidential things too. */
  'company.export': administrators,
  'workspace.read': leads,
  'workspace.edit': administrators,
  /** What happened across the whole company; the history of one thing goes with reading it. */
  'audit.read': leads,
} as const satisfies Record<string, Row>

export type Action = keyof typeof accessTable
