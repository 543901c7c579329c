import { html } from 'lit'

/** The error of a form as a whole; hidden when ''. */
export const formError = (text: string) => html`<p class="error" role="alert" ?hidden=${!text}>${text}</p>`
