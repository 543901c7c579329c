export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** The theme chosen on this machine. */
export function theme(): Theme {
  const chosen = document.documentElement.dataset.theme
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system'
}

/** Changes the theme at once and remembers it on this machine. */
export function changeTheme(to: Theme): void {
  if (to === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = to
  try {
    localStorage.setItem('headrace.theme', to)
  } catch {
    // Private windows may refuse storage; the choice then lasts until the page is left.
  }
}
