import { html } from 'lit'

/** What is wrong with a form as a whole; '' when nothing is. */
export const formError = (text: string) => html`<p class="error" role="alert" ?hidden=${!text}>${text}</p>`
