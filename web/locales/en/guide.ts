export const guide = {
  title: 'The API by example',
  lede: 'Everything in these pages can be done by a program. The lines below can be pasted into a shell as they are.',
  docs: 'Every endpoint with its fields',
  copy: 'Copy',
  copied: 'Copied',
  copyThing: 'Copy: {{title}}',
  token: {
    title: 'Make a token',
    text: 'On your account page, under API tokens. Give it a name, the smallest scope that does the job, and a last day. It is shown once; keep it where you keep passwords. It acts in your name: what it does stands in the history with its name, and it never may do more than you.',
    link: 'To your API tokens',
    set: 'Name the server and the token once',
    who: 'See whose token it is',
  },
  scopes: {
    title: 'Scopes',
    scope: 'Scope',
    opens: 'What it opens',
    read: 'Reading, as far as your role goes.',
    write: 'Reading and writing, as far as your role goes.',
    prd: 'Attaching PRDs and reading features, nothing else: for the build server of a repository. This version does not store PRDs yet, so for now such a token only reads features.',
    never:
      'No token reaches an account: passwords, second factors, sessions and tokens are changed in the pages only.',
    refused: 'What a token with too small a scope is told',
    refusedText:
      'A token of scope prd-upload asks for launches. It is answered 403 with the code scope-too-small.',
  },
  read: {
    title: 'Read',
    list: 'Features that are being built and have no grade',
    text: 'Several values are joined by commas. The answer holds the items, how many there are in all, and the cursor of the next page.',
    page: 'The next page',
    pageText:
      'Put nextCursor of the answer into cursor, with the same filter. After the last page nextCursor is null. A page holds 50 unless limit says otherwise, and at most 200.',
    launches: 'The launches that tell of a feature',
  },
  add: {
    title: 'Add',
    text: 'Only the title is needed. An external key ties the feature to the one in your tracker; an import finds it again by that.',
    feature: 'Add a feature',
  },
  edit: {
    title: 'Edit without overwriting anyone',
    text: 'Everything that two people may edit has a version. It comes as ETag and as version in the body; send it back as If-Match. Send only the fields you change.',
    one: 'Read it; the ETag is its version',
    change: 'Change what you have seen at version 1',
    stale: 'The same again is refused',
    staleText:
      'Meanwhile it is at version 2. Nothing was written. Read it again, look at what changed, then decide.',
  },
  out: {
    title: 'Take it out',
    text: 'The same filters as the list, all of it in one file: csv for spreadsheets, json for scripts.',
    features: 'All features as CSV',
    company: 'Everything at once, as an administrator, is on the workspace page.',
  },
  errors: {
    title: 'Errors',
    text: 'Every error is application/problem+json with a code from a closed list. Wrong fields are named one by one in errors, by their path.',
    status: 'Status',
    code: 'Code',
    means: 'What to do',
    advice: {
      'not-signed-in': 'No token, or it has ended or was revoked. Make a new one.',
      'scope-too-small': 'The token may not do this. Make one with a wider scope.',
      'not-allowed': 'Your role may not do this, with or without a token.',
      'not-found': 'It does not exist, or you may not see it. Both look the same on purpose.',
      'stale-version': 'Someone changed it meanwhile. Read it again, then repeat your change.',
      'invalid-input': 'Some fields are wrong; errors says which and why.',
      'version-required': 'If-Match is missing. Read the thing first.',
      'too-many-attempts': 'Slow down. Retry-After says for how many seconds.',
    },
  },
}
