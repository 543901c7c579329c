export const signIn = {
  title: 'How big a launch does each feature deserve?',
  lede: 'Score it, decide its grade, plan what happens when. A headrace is the channel that brings water to the wheel; dig it once, and every launch flows through it.',
  begin: 'Begin with your own company',
  beginLede: 'You are the first here and become the administrator. Colleagues are added later.',
  setupCode: 'Code for setting up',
  setupCodeHint:
    'The server printed it in its console when it started, in a sentence with this address. Starting it again prints a new one.',
  elsewhere: 'Nobody is set up here yet',
  elsewhereLede:
    'You come through a proxy that Headrace does not know, so it cannot tell whether you may. Open it on the machine it runs on, or set HEADRACE_URL there and start it again: it then prints a code that this page asks for.',
  name: 'Your name',
  email: 'Your e-mail address',
  beginButton: 'Begin',
  sample: 'Or look around first',
  sampleLede:
    'A made-up HR software company: graded features, a launch under way, tasks for this week, in both languages.',
  sampleButton: 'Load the sample company',
  sampleLoading: 'Loading the sample company',
  who: 'Who are you?',
  whoLede:
    'Choose your name. In the sample company nobody has a password, so the server answers only on this machine.',
  find: 'Find your name',
  nobody: 'Nobody here is called that.',
  heading: 'Sign in',
  button: 'Sign in',
  codeLede: 'Your password is right. Your account asks for a second proof.',
  otherAccount: 'Another account',
  singleSignOn: 'Continue with {{name}}',
  onlySingleSignOn: 'Your company signs in through {{name}}.',
  or: 'or',
  signOnFailed: 'Signing in through {{name}} did not work',
  signOnFailedWhy:
    'It was called off, took too long, or your account there may not come in. Try again; if it stays so, ask an administrator.',
  forgot: 'Forgot your password?',
  forgotHeading: 'A new password',
  forgotLede: 'Say who you are, and a letter with a link comes to you.',
  forgotButton: 'Send the letter',
  forgotDone: 'Look into your mail',
  forgotDoneLede:
    'If there is an account for {{email}}, a letter with a link is on its way. It works for a day. Nothing there? Look among unwanted mail, or ask an administrator.',
  forgotNoMail:
    'This server sends no mail. Ask an administrator for a link; with it you set a new password yourself.',
  back: 'Back to signing in',
  withPassword: 'Sign in with a password instead',
  chooseName: 'Choose a name instead',
  here: 'You are signed in as {{name}}.',
  goOn: 'Go on',
}
