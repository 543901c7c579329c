export const presence = {
  here_one: '{{names}} is here too',
  here_other: '{{names}} are here too',
  edits_one: '{{names}} is editing this',
  edits_other: '{{names}} are editing this',
  signedOut: 'You are signed out',
  signedOutText:
    'What you wrote on this page is still here, but nothing is saved until you sign in again. Signing in opens in another tab; come back here afterwards.',
  signIn: 'Sign in again',
  leave: 'Leave this page',
}
