export const permissions = {
  role: 'That is for {{roles}}.',
  notOwn: 'You may do this only where you are the owner; {{roles}} may do it everywhere.',
}
