import { expect, it } from 'vitest'
import { passwordError } from '#server/domain/access/password-error.ts'

const owner = { name: 'Marie Curie', email: 'Marie.Curie@bakery.example' }

it.each([
  'Password1234',
  'passwordpassword',
  'PASSWORD 123456!',
  '123456789012',
  '987654321098',
  'aaaaaaaaaaaaaa',
  'abababababab',
  '！！！！！！！！！！！！',
  'qwertyuiop12',
  '1q2w3e4r5t6y',
  'correct horse battery staple',
  'ｐａｓｓｗｏｒｄ１２３４',
])('rejects %s as a common password', (password) => {
  expect(passwordError(password, owner)).toBe('password-common')
})

it.each([
  'marie.curie@bakery.example',
  'Marie Curie 1867',
  'mariecurie11',
  'MARIE-CURIE-!',
  'marie curie marie curie',
])("rejects %s as derived from the account's name or address", (password) => {
  expect(passwordError(password, owner)).toBe('password-personal')
})

it.each([
  'flour water salt',
  'radium and polonium',
  'Marie bakes at dawn',
  '镭和钋是谁发现的呢真好奇',
  '𝄞♩♪♫♬☂☃☄★☆☎☏',
])('accepts %s', (password) => {
  expect(passwordError(password, owner)).toBeNull()
})
