export const authenticating = {
  title: 'Confirm that it is you',
  lede: 'This changes who gets into Headrace, or takes everything out, and it is more than ten minutes since you signed in. What you typed stays; afterwards it goes on by itself.',
  confirm: 'Confirm',
  singleSignOn: 'Confirm with {{name}}',
  singleSignOnHint: 'This opens another tab. Come back here afterwards.',
  goOn: 'I have confirmed it there',
  notYet: '{{name}} has not confirmed it yet.',
  choice: 'Go on as {{name}}',
  none: 'It cannot be confirmed here. Sign out, sign in again, and repeat it within ten minutes.',
  done: {
    title: 'Confirmed',
    lede: 'Close this tab and go back to the one you came from. It goes on there.',
  },
  failed: {
    title: 'Not confirmed',
    lede: 'Close this tab, go back to the one you came from and try again there, with the account that you sign in to Headrace with.',
  },
}
