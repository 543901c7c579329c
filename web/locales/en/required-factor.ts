export const requiredFactor = {
  title: 'Your role needs a second factor',
  lede: 'Set it up here; it takes a minute and an authenticator app. Until then nothing else opens, for your API tokens neither.',
  byProvider:
    'You came in through {{provider}}, which did not say that it asked for a second factor. Sign out, and sign in there with one. If it never asks for one, tell an administrator.',
  goOn: 'I have kept the recovery codes: go on',
}
