import type { ReactiveController, ReactiveControllerHost } from 'lit'

/**
 * A keyboard shortcut. `keys` is the value of `KeyboardEvent.key` (`n`, `?`, `ArrowUp`), with the prefix
 * `mod+` for Ctrl or Cmd. `says` is evaluated when the sheet opens, so it follows the language.
 */
export type Shortcut = {
  keys: string
  says: () => string
  run: (event: KeyboardEvent) => void
  isHidden?: boolean
}

const active: Shortcut[][] = []
const stored = 'headrace.shortcuts'

/** Whether shortcuts are enabled; the switch is in the shortcut sheet. */
export function areShortcutsOn(): boolean {
  try {
    return localStorage.getItem(stored) !== 'off'
  } catch {
    return true
  }
}

export function switchShortcuts(isOn: boolean): void {
  try {
    localStorage.setItem(stored, isOn ? 'on' : 'off')
  } catch {
    // Storage may be blocked in private windows; shortcuts then stay on.
  }
}

/** All active shortcuts, the page's own last. */
export function activeShortcuts(): Shortcut[] {
  return active.flat().filter((one) => one.isHidden !== true)
}

/** Registers shortcuts of a page or component while it is connected. */
export class Shortcuts implements ReactiveController {
  constructor(
    host: ReactiveControllerHost,
    private readonly shortcuts: Shortcut[],
  ) {
    host.addController(this)
  }

  hostConnected(): void {
    active.push(this.shortcuts)
  }

  hostDisconnected(): void {
    const index = active.indexOf(this.shortcuts)
    if (index >= 0) active.splice(index, 1)
  }
}

const writes =
  'input:not([type=checkbox],[type=radio],[type=button],[type=file]), textarea, select, [contenteditable]'

function isElsewhere(event: KeyboardEvent): boolean {
  return event
    .composedPath()
    .some((node) => node instanceof Element && node.matches(`${writes}, dialog, [popover]`))
}

function named(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  return event.ctrlKey || event.metaKey ? `mod+${key}` : key
}

/** The only key listener: `addEventListener('keydown', runShortcut)`. */
export function runShortcut(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.altKey || !areShortcutsOn()) return
  const keys = named(event)
  if (!keys.startsWith('mod+') && isElsewhere(event)) return
  const found = active.flat().findLast((one) => one.keys === keys)
  if (!found) return
  event.preventDefault()
  found.run(event)
}
