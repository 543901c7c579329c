export const permissions = {
  role: '{{roles}} may do this.',
  notOwn: 'You may do this only where you are the owner; {{roles}} may do it everywhere.',
}
