import { describe, expect, it } from 'vitest'
import { localPath } from '#server/domain/access/local-path.ts'

describe('localPath', () => {
  it.each([
    '/',
    '/features',
    '/launches/1?tab=plan&q=%E4%B8%AD',
    '/desk#today',
    '/apiary',
    '/a:b@c',
    '/~x/[1]',
  ])('accepts %s', (path) => expect(localPath(path)).toBe(path))

  it.each([
    undefined,
    '',
    'features',
    'https://evil.example',
    'HTTPS://evil.example/',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\/evil.example',
    '\\\\evil.example',
    '/features\\..\\evil',
    '/\t/evil.example',
    '/\n/evil.example',
    '/\r\nset-cookie: a=b',
    '\u0000/features',
    '/features\u0000',
    '/features\u007f',
    ' /features',
    '/a b',
    'javascript:alert(1)',
    'data:text/html,x',
    '@evil.example',
    '.evil.example',
    '/ｅvil',
    '/中文',
    '/\u2028',
    '/api',
    '/api/session',
    '/API/single-sign-on?next=/',
    '/api?x',
    '/..//evil.example/',
    '/features/%2E%2e//evil.example',
    '/.',
    `/${'a'.repeat(2000)}`,
  ])('replaces %j by the first page', (path) => expect(localPath(path)).toBe('/'))

  it('never returns a URL of another origin, whatever the input', () => {
    for (const first of ['/', '\\', '\t', '.', '@', 'a']) {
      for (const second of ['/', '\\', '\t', '.', '@', ':', '%2f']) {
        const target = new URL(localPath(`/${first}${second}evil.example`), 'https://headrace.example.com')
        expect(target.origin).toBe('https://headrace.example.com')
      }
    }
  })
})
