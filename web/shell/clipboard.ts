/**
 * Copies text to the clipboard. @returns whether the browser allowed it; otherwise the user must copy by hand
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    // The clipboard needs a secure context (TLS or localhost), and the user may have denied it.
    return false
  }
}
