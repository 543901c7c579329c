export const permissions = {
  role: 'Who can do this: {{roles}}.',
  notOwn: 'You may do this only where you are the owner; {{roles}} may do it everywhere.',
}
