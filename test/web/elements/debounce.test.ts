import { html, LitElement } from 'lit'
import { customElement } from 'lit/decorators.js'
import { expect, it } from 'vitest'
import { Debounce } from '../../../web/elements/debounce.ts'
import { mount } from '../components/mount.ts'

@customElement('test-debounced')
class TestDebounced extends LitElement {
  readonly typing = new Debounce(this, 20)
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 60))
const open = () => mount<TestDebounced>(html`<test-debounced></test-debounced>`)

it('runs the last of several calls, once', async () => {
  const { typing } = await open()
  const ran: string[] = []
  for (const text of ['a', 'ab', 'abc']) typing.run(() => ran.push(text))
  expect(typing.isPending).toBe(true)
  await pause()
  expect(ran).toEqual(['abc'])
  expect(typing.isPending).toBe(false)
})

it('runs nothing after its element is removed', async () => {
  const element = await open()
  const ran: string[] = []
  element.typing.run(() => ran.push('a'))
  element.remove()
  await pause()
  expect(ran).toEqual([])
})
