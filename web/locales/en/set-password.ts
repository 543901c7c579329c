export const setPassword = {
  invite: 'Welcome, {{name}}',
  reset: 'A new password, {{name}}',
  inviteLede: 'Choose a password for {{email}}. With it you are in at once.',
  resetLede:
    'Choose a new password for {{email}}. Everywhere else you are signed out then, and your API tokens end.',
  inviteButton: 'Set the password and begin',
  resetButton: 'Set the new password',
  codeLede: 'The new password is set. Your account asks for a second proof.',
  codeButton: 'Sign in',
  lost: 'This link does not work any more',
  lostLede:
    'It has been used, it has run out, or a newer one took its place. If you have set your password already, sign in with it.',
  lostAskMail: 'Ask for a new letter',
  lostAsk: 'For a new link, ask an administrator.',
  missing: 'Open the link once more',
  missingLede:
    'The link in your letter or message leads here with a key, and the key is used up when the page is loaded again.',
  signIn: 'Sign in',
}
