/** Common passwords of sufficient length. Shorter ones are already refused by the contract (NewPassword). */
const common: ReadonlySet<string> = new Set([
  'administrator',
  'administrador',
  'abcdefghijkl',
  'abcdefghijklmnop',
  'asdfghjkl123',
  'asdfghjklzxcvbnm',
  'changemechangeme',
  'correcthorsebatterystaple',
  'headraceheadrace',
  'iloveyouiloveyou',
  'letmeinletmein',
  'passwordpassword',
  'qazwsxedcrfv',
  'qazwsxedc123',
  'qwertyqwerty',
  'qwertyuiop123',
  'qwertyuiopasdf',
  'qwertyuiopasdfghjklzxcvbnm',
  'trustno1trustno1',
  'welcomewelcome',
  'woaini1314520',
  'woaini5201314',
  '123qweasdzxc',
  '1q2w3e4r5t6y',
  '1q2w3e4r5t6y7u',
  '1qaz2wsx3edc',
  '1qaz2wsx3edc4rfv',
  'zaq12wsxcde3',
  'q1w2e3r4t5y6',
  'a1b2c3d4e5f6',
  '1a2b3c4d5e6f',
  '5201314520131',
])

/** Words that are common passwords when only digits are added. */
const commonWords: ReadonlySet<string> = new Set([
  'password',
  'passwort',
  'passw0rd',
  'welcome',
  'letmein',
  'changeme',
  'iloveyou',
  'qwerty',
  'qwertyuiop',
  'asdfghjkl',
  'admin',
  'administrator',
  'headrace',
  'woaini',
  'abc',
  'abcd',
])

const fewCharacters = 4

/** Lower-case letters and digits only, without punctuation. */
const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]/gu, '')

/** Whether the digits count up or down. */
const isCounting = (text: string): boolean =>
  text !== '' &&
  ['01234567890123456789012345', '98765432109876543210987654'].some((row) => row.includes(text))

/**
 * Why a password of sufficient length is too easy to guess (NIST SP 800-63B, 5.1.1.2: common passwords, and those
 * derived from the owner's name or e-mail); null when it is not.
 */
export function passwordError(
  password: string,
  owner: { readonly name: string; readonly email: string },
): 'password-common' | 'password-personal' | null {
  const core = bare(password)
  const word = core.replace(/^\d+|\d+$/g, '')
  const own = [owner.name, owner.email, owner.email.split('@')[0] ?? ''].map(bare).filter(Boolean)
  if (own.some((text) => core === text || word === text || core === text + text)) return 'password-personal'
  const isCommon =
    common.has(core) || commonWords.has(word) || isCounting(core) || new Set(password).size < fewCharacters
  return isCommon ? 'password-common' : null
}
