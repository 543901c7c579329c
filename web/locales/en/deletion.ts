export const deletion = {
  archived: {
    feature:
      'This feature is archived since {{date}}. It is in no list and cannot be changed until it is restored.',
    launch: 'This launch is archived since {{date}}. Its checklist can be read; restore it to work on it.',
  },
  said: { archived: '“{{title}}” is archived', restored: '“{{title}}” is back' },
  forGood: 'Delete for good',
  title: { feature: 'Delete this feature for good?', launch: 'Delete this launch for good?' },
  step: 'Step {{step}} of 2',
  first: 'Download what will be gone',
  download: 'Download the export',
  inExport: {
    feature:
      'A zip with the feature, its grading with every scorecard and decision, and its history, as Markdown and JSON.',
    launch: 'A zip with the launch, its checklist and its history, as Markdown and JSON.',
  },
  gone: {
    feature: 'Deleted are: the feature, its scorecards and decisions. The history keeps that it was there.',
    launch: 'Deleted are: the launch, its plan and every task. Its features stay.',
  },
  never: 'This cannot be undone.',
  second: 'Type the title to confirm',
  type: 'Title: {{title}}',
  typeHint: 'Download the export first.',
  inUse_one: 'It stays: {{count}} launch tells of it. Take it out there, or delete that launch first.',
  inUse_other: 'It stays: {{count}} launches tell of it. Take it out there, or delete those launches first.',
  deleted: '“{{title}}” is deleted for good',
}
