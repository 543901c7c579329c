import type { TableDeclarations } from '../declaration.ts'

export const gradingTables = {
  grading_rounds: {
    visibility: { of: 'feature_id' },
    deletion: { feature_id: 'removed' },
    personalData: {},
    export: {
      words: { en: 'grading rounds', 'zh-Hans': '定级轮次' },
      keys: ['id'],
      columns: ['id', 'feature_id', 'number', 'rubric_id', 'opened_at', 'closed_at'],
    },
    search: null,
  },
  scorecards: {
    visibility: { of: 'feature_id' },
    deletion: { feature_id: 'removed' },
    personalData: { person_id: { anonymised: 'kept', disclosed: 'scorecards' } },
    export: {
      words: {
        en: 'scorecards; the scores of open rounds and of drafts are left out, so that nobody sees them before scoring',
        'zh-Hans': '评分卡；进行中的轮次和未提交的草稿不含分数，免得有人打分前先看到',
      },
      keys: ['id'],
      columns: [
        'id',
        'feature_id',
        'round_id',
        'person_id',
        'job_function',
        'scores',
        'submitted_at',
        'revised_scores',
        'revised_at',
        'version',
      ],
      blind: ['scores', 'revised_scores'],
    },
    search: null,
  },
  reveals: {
    visibility: { of: 'feature_id' },
    deletion: { feature_id: 'removed' },
    personalData: { person_id: { anonymised: 'kept', disclosed: 'reveals' } },
    export: {
      words: { en: 'who looked at scores without scoring', 'zh-Hans': '谁没打分就看了分数' },
      keys: ['round_id', 'person_id'],
      columns: ['feature_id', 'round_id', 'person_id', 'revealed_at'],
    },
    search: null,
  },
  decisions: {
    visibility: { of: 'feature_id' },
    deletion: { feature_id: 'removed' },
    personalData: {
      decider_id: { anonymised: 'kept', disclosed: 'decisions' },
      participant_ids: { anonymised: 'kept', disclosed: 'decisions' },
      reason: { anonymised: 'kept', disclosed: 'decisions' },
      snapshot: { anonymised: 'rewritten', disclosed: 'scorecards' },
    },
    export: {
      words: { en: 'decided grades, with what each rested on', 'zh-Hans': '定级记录和当时的依据' },
      keys: ['id'],
      columns: [
        'id',
        'feature_id',
        'round_id',
        'grade',
        'decider_id',
        'participant_ids',
        'reason',
        'look_again_on',
        'lifted_gates',
        'snapshot',
        'total',
        'decided_at',
        'is_superseded',
      ],
    },
    search: null,
  },
  decision_levels: {
    visibility: { of: 'feature_id' },
    deletion: { feature_id: 'removed' },
    personalData: {},
    export: { leftOut: 'made from decisions, for finding them by level' },
    search: null,
  },
} as const satisfies TableDeclarations
