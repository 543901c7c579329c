/** Puts text into the clipboard. @returns whether the browser let it; elsewhere one selects it by hand */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    // Only pages over TLS or on this machine may write there, and a person may have said no.
    return false
  }
}
