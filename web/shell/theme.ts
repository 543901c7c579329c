export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** The theme stored in this browser. */
export function theme(): Theme {
  const chosen = document.documentElement.dataset.theme
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system'
}

/** Applies the theme at once and stores it in this browser. */
export function changeTheme(to: Theme): void {
  if (to === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = to
  try {
    localStorage.setItem('headrace.theme', to)
  } catch {
    // Storage may be blocked in private windows; the choice then lasts until the page is closed.
  }
}
