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

/** Time to batch hints and to reopen a lost stream. */
const soon = { timeout: 5_000 }
const hint: Hint = { noun: 'feature', id: '01890a5d-ac96-774b-bcce-b302099a8057' }

/** A fake of the browser's EventSource, controlled by the test. */
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

  does(what: 'open' | 'error' | 'refetch'): void {
    this.dispatchEvent(new Event(what))
  }

  tells(hints: Hint[]): void {
    this.dispatchEvent(new MessageEvent('changed', { data: JSON.stringify(hints) }))
  }
}

/** The open streams of a page; at most one. */
const streams = () => ScriptedStream.opened.filter(({ isClosed }) => !isClosed)
const stream = () => streams()[0]!

/** A title on a fake server; the test decides when each request for it is answered. */
function titleAtServer() {
  const server = { title: 'Night mode', asked: 0 }
  const held: (() => void)[] = []
  let isHeld = false
  const queryFn = async () => {
    server.asked += 1
    // Read now, answered when the test releases it.
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

/** Shows a title as an element of a page does. @returns the shown title, and a function that leaves the page */
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

describe('an edit by someone else', () => {
  it('is shown once the first stream opens', async () => {
    const server = titleAtServer()
    const { shown } = show(server)
    follow()
    await expect.poll(shown).toBe('Night mode')
    server.title = 'Dark counter screens'
    stream().does('open')
    await expect.poll(shown).toBe('Dark counter screens')
    expect(server.asked).toBe(2)
  })

  it('before the first stream opens is shown even if the first response is still pending', async () => {
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

  it('is shown when the server asks to fetch everything again', async () => {
    const server = titleAtServer()
    const { shown } = show(server)
    follow()
    stream().does('open')
    await expect.poll(shown).toBe('Night mode')
    const { asked } = server
    server.title = 'Dark counter screens'
    stream().does('refetch')
    await expect.poll(shown).toBe('Dark counter screens')
    expect(server.asked).toBe(asked + 1)
  })

  it('is shown when its hint arrives before the first response', async () => {
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

  it('is shown on return to a page that was left before its first response', async () => {
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

  it('on a page opened while the stream was lost is shown after reconnection', async () => {
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

  it('is shown when a subscription restarts on cached data', async () => {
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

it('does not refetch what was requested after the stream opened', async () => {
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
  /** Shows the title of a server with an open stream. */
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
  ])('fetches once when its own hint arrives $when its response', async ({ hinted }) => {
    const { server, shown } = await followed()
    await hinted(
      () => stream().tells([hint]),
      write(() => (server.title = 'Dark counter screens')),
    )
    await expect.poll(shown).toBe('Dark counter screens')
    await settled()
    expect(server.asked).toBe(2)
  })

  it('fetches once, immediately, while no hints arrive', async () => {
    const server = titleAtServer()
    const { shown } = show(server)
    await expect.poll(shown).toBe('Night mode')
    await write(() => (server.title = 'Dark counter screens'))
    expect(server.asked).toBe(2)
    await expect.poll(shown).toBe('Dark counter screens')
  })

  it('shows a simultaneous change by someone else, although one hint covers both', async () => {
    const { server, shown } = await followed()
    await write(() => (server.title = 'Dark counter screens'))
    server.title = 'Dim counter screens'
    stream().tells([hint])
    await expect.poll(shown).toBe('Dim counter screens')
    await settled()
    expect(server.asked).toBe(2)
  })

  it('shows a change by someone else made while the fetch was pending', async () => {
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

describe('the subscription of an open page', () => {
  const person = personOf()
  const here = sessionOf(person)
  const nobody: Session = { ...here, person: null, method: null }

  /** Manages the session of a page, as the shell does. */
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

  it('starts once the user is known, and ends the previous one', () => {
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

  it('ends on sign-out, and a pending one does not start', () => {
    open().take(here)
    open().take(nobody)
    expect(ScriptedStream.opened.at(-1)?.isClosed).toBe(true)
    const { length } = ScriptedStream.opened
    open().take(nobody)
    expect(ScriptedStream.opened).toHaveLength(length)
  })
})
