import { QueryObserver } from '@tanstack/query-core'
import type { ReactiveControllerHost } from 'lit'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { Hint } from '#server/contracts/live.ts'
import type { Session } from '#server/contracts/session.ts'
import { SessionKeeper } from '../../../web/app/session-keeper.ts'
import { followChanges } from '../../../web/live/live.ts'
import { change } from '../../../web/queries/change.ts'
import { queryClient } from '../../../web/queries/query.ts'
import { personOf, sessionOf } from '../pages/launch-samples.ts'

/** As long as gathering hints and opening a lost stream anew take. */
const soon = { timeout: 5_000 }
const hint: Hint = { noun: 'feature', id: '01890a5d-ac96-774b-bcce-b302099a8057' }

/** The browser's EventSource before a server that opens, tells and ends as the test says. */
class ScriptedStream extends EventTarget {
  static opened: ScriptedStream[] = []
  isClosed = false

  constructor(readonly url: string) {
    super()
    ScriptedStream.opened.push(this)
  }

  close(): void {
    this.isClosed = true
  }

  does(what: 'open' | 'error'): void {
    this.dispatchEvent(new Event(what))
  }

  tells(hints: Hint[]): void {
    this.dispatchEvent(new MessageEvent('changed', { data: JSON.stringify(hints) }))
  }
}

/** The streams a page has open; one at most. */
const streams = () => ScriptedStream.opened.filter(({ isClosed }) => !isClosed)
const stream = () => streams()[0]!

/** A title that others change at the server, and each question for it answered when the test lets it be. */
function titleAtServer() {
  const server = { title: 'Night mode', asked: 0 }
  const held: (() => void)[] = []
  let isHeld = false
  const queryFn = async () => {
    server.asked += 1
    // Read now, on its way for as long as the test wants.
    const { title } = server
    if (isHeld) await new Promise<void>((resolve) => held.push(resolve))
    return title
  }
  return Object.assign(server, {
    queryFn,
    hold: () => (isHeld = true),
    letGo: () => {
      isHeld = false
      for (const answer of held.splice(0)) answer()
    },
  })
}

/** Shows a title as an element of a page does. @returns what it shows, and how to leave the page */
function show({ queryFn }: Pick<ReturnType<typeof titleAtServer>, 'queryFn'>, staleTime = 10_000) {
  const options = { queryKey: ['features', hint.id], queryFn, staleTime }
  const observer = new QueryObserver(queryClient, options)
  const leave = observer.subscribe(() => {})
  onTestFinished(leave)
  return { shown: () => observer.getCurrentResult().data, leave }
}

function follow(): void {
  onTestFinished(followChanges())
}

beforeEach(() => {
  const own = globalThis.EventSource
  ScriptedStream.opened = []
  Object.assign(globalThis, { EventSource: ScriptedStream })
  onTestFinished(() => {
    Object.assign(globalThis, { EventSource: own })
    queryClient.clear()
    localStorage.clear()
  })
})

describe('an edit of someone else', () => {
  it('before the first stream opens is seen once it does', async () => {
    const server = titleAtServer()
    const { shown } = show(server)
    follow()
    await expect.poll(shown).toBe('Night mode')
    server.title = 'Dark counter screens'
    stream().does('open')
    await expect.poll(shown).toBe('Dark counter screens')
    expect(server.asked).toBe(2)
  })

  it('before the first stream opens is seen although the first answer is still on its way', async () => {
    const server = titleAtServer()
    server.hold()
    const { shown } = show(server)
    follow()
    server.title = 'Dark counter screens'
    stream().does('open')
    server.letGo()
    await expect.poll(shown).toBe('Dark counter screens')
    expect(server.asked).toBe(2)
  })

  it('is seen when its hint overtakes the first answer', async () => {
    const server = titleAtServer()
    follow()
    stream().does('open')
    server.hold()
    const { shown } = show(server)
    server.title = 'Dark counter screens'
    stream().tells([hint])
    await expect.poll(() => queryClient.getQueryState(['features', hint.id])?.isInvalidated, soon).toBe(true)
    expect([server.asked, shown()]).toEqual([1, undefined])
    server.letGo()
    await expect.poll(shown).toBe('Dark counter screens')
    expect(server.asked).toBe(2)
  })

  it('is seen on coming back to a page that was left before its first answer came', async () => {
    const server = titleAtServer()
    follow()
    server.hold()
    show(server, Infinity).leave()
    server.title = 'Dark counter screens'
    stream().does('open')
    server.letGo()
    await expect.poll(() => queryClient.getQueryData(['features', hint.id])).toBe('Night mode')
    await expect.poll(show(server, Infinity).shown).toBe('Dark counter screens')
  })

  it('on a page opened while the stream was lost is seen once it is back', async () => {
    const server = titleAtServer()
    follow()
    stream().does('open')
    stream().does('error')
    expect(streams()).toEqual([])
    const { shown } = show(server)
    await expect.poll(shown).toBe('Night mode')
    await expect.poll(() => streams().length, soon).toBe(1)
    server.title = 'Dark counter screens'
    expect(server.asked).toBe(1)
    stream().does('open')
    await expect.poll(shown).toBe('Dark counter screens')
  })

  it('is seen when following began again on what was fetched before', async () => {
    const server = titleAtServer()
    const { shown } = show(server)
    const stop = followChanges()
    stream().does('open')
    await expect.poll(shown).toBe('Night mode')
    stop()
    expect(streams()).toEqual([])
    server.title = 'Dark counter screens'
    follow()
    stream().does('open')
    await expect.poll(shown).toBe('Dark counter screens')
  })
})

it('fetches nothing twice that was asked for after the stream had opened', async () => {
  const server = titleAtServer()
  follow()
  stream().does('open')
  const { shown } = show(server)
  await expect.poll(shown).toBe('Night mode')
  server.title = 'Dark counter screens'
  stream().tells([{ ...hint, noun: 'api-token' }])
  stream().tells([hint])
  await expect.poll(shown, soon).toBe('Dark counter screens')
  expect(server.asked).toBe(2)
})

describe('a write of this page', () => {
  /** Shows the title of a server whose stream is open. */
  async function followed() {
    const server = titleAtServer()
    follow()
    stream().does('open')
    const { shown } = show(server)
    await expect.poll(shown).toBe('Night mode')
    return { server, shown }
  }
  const write = (run: () => unknown) =>
    change({ noun: 'feature', run: () => Promise.resolve(run()).then(() => true) })
  const settled = () => new Promise((resolve) => setTimeout(resolve, 500))

  it.each([
    { when: 'before', hinted: (tell: () => void, wrote: Promise<unknown>) => (tell(), wrote) },
    { when: 'after', hinted: (tell: () => void, wrote: Promise<unknown>) => wrote.then(tell) },
  ])('fetches once when its own hint comes $when its answer', async ({ hinted }) => {
    const { server, shown } = await followed()
    await hinted(
      () => stream().tells([hint]),
      write(() => (server.title = 'Dark counter screens')),
    )
    await expect.poll(shown).toBe('Dark counter screens')
    await settled()
    expect(server.asked).toBe(2)
  })

  it('fetches once, and at once, while no hints come', async () => {
    const server = titleAtServer()
    const { shown } = show(server)
    await expect.poll(shown).toBe('Night mode')
    await write(() => (server.title = 'Dark counter screens'))
    expect(server.asked).toBe(2)
    await expect.poll(shown).toBe('Dark counter screens')
  })

  it('shows what someone else changed in the same moment, although one hint tells of both', async () => {
    const { server, shown } = await followed()
    await write(() => (server.title = 'Dark counter screens'))
    server.title = 'Dim counter screens'
    stream().tells([hint])
    await expect.poll(shown).toBe('Dim counter screens')
    await settled()
    expect(server.asked).toBe(2)
  })

  it('shows what someone else changed once the fetch for it was under way', async () => {
    const { server, shown } = await followed()
    server.hold()
    await write(() => (server.title = 'Dark counter screens'))
    stream().tells([hint])
    await expect.poll(() => server.asked).toBe(2)
    server.title = 'Dim counter screens'
    stream().tells([hint])
    await settled()
    server.letGo()
    await expect.poll(shown).toBe('Dim counter screens')
  })
})

describe('a page that is opened', () => {
  const person = personOf()
  const here = sessionOf(person)
  const nobody: Session = { ...here, person: null, method: null }

  /** Keeps the session of a page, as the shell does. */
  function open(): SessionKeeper {
    const host: ReactiveControllerHost & EventTarget = Object.assign(new EventTarget(), {
      addController: () => {},
      removeController: () => {},
      requestUpdate: () => {},
      updateComplete: Promise.resolve(true),
    })
    const keeper = new SessionKeeper(host)
    keeper.hostConnected()
    onTestFinished(() => keeper.hostDisconnected())
    return keeper
  }

  it('follows once it knows who is here, and the next one before', () => {
    const keeper = open()
    keeper.take(undefined)
    expect(streams()).toEqual([])
    keeper.take(here)
    keeper.take(here)
    expect(streams()).toHaveLength(1)
    keeper.hostDisconnected()
    const next = open()
    expect(streams()).toHaveLength(1)
    next.take(here)
    expect(streams()).toHaveLength(1)
  })

  it('lets go when nobody is here, and the next one does not begin', () => {
    open().take(here)
    open().take(nobody)
    expect(ScriptedStream.opened.at(-1)?.isClosed).toBe(true)
    const { length } = ScriptedStream.opened
    open().take(nobody)
    expect(ScriptedStream.opened).toHaveLength(length)
  })
})
