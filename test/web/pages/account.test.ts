import { html } from 'lit'
import { beforeEach, describe, expect, it } from 'vitest'
import { browserName } from '../../../web/pages/account/browser-name.ts'
import '../../../web/pages/account/hr-account-history-section.ts'
import type { HrAccountHistorySection } from '../../../web/pages/account/hr-account-history-section.ts'
import '../../../web/pages/account/hr-made-token.ts'
import '../../../web/pages/account/hr-new-token.ts'
import '../../../web/pages/account/hr-password-section.ts'
import '../../../web/pages/account/hr-qr-code.ts'
import type { HrQrCode } from '../../../web/pages/account/hr-qr-code.ts'
import '../../../web/pages/account/hr-recovery-codes.ts'
import type { HrRecoveryCodes } from '../../../web/pages/account/hr-recovery-codes.ts'
import { lastDayOf } from '../../../web/pages/account/token-days.ts'
import { changeLanguage } from '../../../web/locales/language.ts'
import { answerApi } from '../api-answers.ts'
import { inside, mount } from '../components/mount.ts'
import { expectAxeClean } from './axe-clean.ts'
import { personOf, sessionOf, today } from './launch-samples.ts'

beforeEach(() => changeLanguage('en'))

const codes = ['abcde-fghjk', 'mnpqr-stuvw']
const token = {
  id: '1',
  name: 'Build server',
  scope: 'read' as const,
  createdAt: '2027-03-10T09:00:00.000Z',
  expiresAt: '2027-06-01T00:00:00.000Z',
  lastUsedAt: null,
  revokedAt: null,
  secret: 'hr_secret',
}

describe('a user agent in plain words', () => {
  const chrome =
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36'
  it.each([
    [chrome, 'Chrome on Linux', 'Linux 上的 Chrome'],
    [`${chrome} Edg/130.0`, 'Edge on Linux', 'Linux 上的 Edge'],
    [
      'Mozilla/5.0 (Windows NT 10.0; rv:131.0) Gecko/20100101 Firefox/131.0',
      'Firefox on Windows',
      'Windows 上的 Firefox',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Mobile/15E Safari/604.1',
      'Safari on iPhone',
      'iPhone 上的 Safari',
    ],
    ['curl/8.5.0', 'curl', 'curl'],
    ['', 'A browser that does not say which', '未说明名称的浏览器'],
  ])('%s', (userAgent, english, chinese) => {
    expect(browserName(userAgent)).toBe(english)
    changeLanguage('zh-Hans')
    expect(browserName(userAgent)).toBe(chinese)
  })
})

it("the last day of a token is a day in the workspace time zone, not the browser's", () => {
  const shanghai = { expiresAt: '2027-05-31T16:00:00.000Z' }
  expect(lastDayOf(shanghai, 'Asia/Shanghai')).toBe('2027-05-31')
  expect(lastDayOf(token, 'UTC')).toBe('2027-05-31')
})

it('a QR code is drawn dark on light with a quiet zone', async () => {
  const element = await mount<HrQrCode>(html`<hr-qr-code text="otpauth://totp/x" label="QR"></hr-qr-code>`)
  await expect.poll(() => element.shadowRoot?.querySelector('path')?.getAttribute('d')).toBeTruthy()
  const dark = inside<SVGPathElement>(element, 'path').getBBox()
  const [, , size] = (inside(element, 'svg').getAttribute('viewBox') ?? '').split(' ').map(Number)
  expect([dark.x, dark.y, dark.width + 8]).toEqual([4, 4, size])
})

it('recovery codes can be downloaded as a file', async () => {
  const element = await mount<HrRecoveryCodes>(
    html`<hr-recovery-codes .codes=${codes} email="a@b.example"></hr-recovery-codes>`,
  )
  const link = inside<HTMLAnchorElement>(element, 'a[download]')
  expect(link.download).toBe('headrace-recovery-codes.txt')
  const file = await (await fetch(link.href)).text()
  expect(file.split('\n')).toEqual([expect.stringContaining('a@b.example'), '', ...codes, ''])
})

it('no part of the account page has axe violations', { timeout: 60_000 }, async () => {
  await expectAxeClean(
    () =>
      html`<div>
        <hr-password-section .session=${sessionOf(personOf())}></hr-password-section>
        <hr-qr-code text="otpauth://totp/x" label="QR"></hr-qr-code>
        <hr-recovery-codes .codes=${codes}></hr-recovery-codes>
        <hr-new-token .today=${today}></hr-new-token>
        <hr-made-token .token=${token}></hr-made-token>
      </div>`,
  )
})

it('shows what happened to the account, with where it came from', async () => {
  const auditEvent = {
    id: '1',
    at: '2027-03-10T09:00:00.000Z',
    person: { id: 'me', name: 'Lin Yue' },
    noun: 'person',
    entityId: 'me',
    entityTitle: 'Lin Yue',
    verb: 'password-changed',
    changes: [],
    origin: { kind: 'session', id: null, name: null, address: '203.0.113.7' },
    redactedAt: null,
  }
  const page = { items: [auditEvent], nextCursor: 'c', total: 9 }
  const sent = answerApi({ 'GET /account-history': () => page })
  const section = await mount<HrAccountHistorySection>(
    html`<hr-account-history-section></hr-account-history-section>`,
  )
  const said = () => section.renderRoot.querySelector('hr-history')?.shadowRoot?.textContent ?? ''
  await expect.poll(said).toContain('changed their password')
  expect(said()).toContain('203.0.113.7')
  inside<HTMLButtonElement>(section, 'button').click()
  await expect.poll(() => sent.at(-1)?.query.get('limit')).toBe('20')
  await expectAxeClean(() => html`<hr-account-history-section></hr-account-history-section>`)
})
