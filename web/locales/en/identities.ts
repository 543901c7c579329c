export const identities = {
  title: 'Single sign-on',
  lede: 'Who signs in there as one of these is signed in here as you. Unlink one that is not yours any more: its sessions end, and only an administrator can link it again.',
  ledeOf:
    'Who signs in there as one of these is signed in here as {{name}}. Unlinking ends the sessions that it began, and keeps it out until you link it again.',
  titleOf: 'Single sign-on of {{name}}',
  none: 'None is linked.',
  since: 'linked on {{at}}',
  ended: 'unlinked on {{at}}',
  unlink: 'Unlink',
  unlinkName: 'Unlink {{issuer}}',
  unlinkSure: 'Unlink it',
  unlinked: 'It is unlinked, and its sessions are over',
  relink: 'Link again',
  relinkName: 'Link again: {{issuer}}',
  relinked: 'It is linked again',
  close: 'Close',
}
