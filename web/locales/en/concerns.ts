export const concerns = {
  regraded: 'The grade was decided anew since this was planned',
  'date-not-working-day': 'T is not a working day',
  'lead-time-short': 'Some tasks had no time left when this was planned',
  'date-passed-in-draft': 'T has passed and nothing is planned',
  'tasks-overdue': 'Tasks are overdue',
}
