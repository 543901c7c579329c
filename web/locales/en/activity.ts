export const activity = {
  title: 'Activity',
  lede: 'Who did what across the company. Scores are never told here.',
  filter: 'Show only',
  all: 'Everything',
  noun: {
    feature: 'Features',
    launch: 'Launches',
    task: 'Tasks',
    rubric: 'Rubric',
    playbook: 'Playbook',
    person: 'People',
    'product-area': 'Product areas',
    calendar: 'Calendars',
    workspace: 'Workspace',
    import: 'Imports',
  },
  none: {
    title: 'Nothing of this kind yet',
    text: 'As soon as someone does something, it stands here, with the day and the name.',
    all: 'Show everything',
  },
  notAllowed: {
    title: 'Activity is for those who answer for the company',
    text: 'It tells what everyone did. {{why}} The history of a single feature stands on its page, for everyone who reads it.',
    features: 'See the features',
  },
}
