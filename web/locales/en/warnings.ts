export const warnings = {
  dismiss: 'Dismiss',
  dismissThing: 'Dismiss: {{title}}',
  dismissTitle: 'Dismiss this warning',
  dismissText:
    'It leaves your desk and everyone else’s. The reason stays in the history, and the warning can be raised again.',
  reason: 'Why it does not matter here',
  reasonNeeded: 'Write a reason: someone will ask later.',
  dismissed: 'Dismissed: {{title}}',
  dismissedBy: 'Dismissed by {{name}}: {{reason}}',
  raiseAgain: 'Raise again',
  raised: 'Raised again: {{title}}',
}
