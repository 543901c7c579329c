export const permissions = {
  role: 'For these roles: {{roles}}.',
  notOwn: 'Only for what you own yourself, or for these roles: {{roles}}.',
}
