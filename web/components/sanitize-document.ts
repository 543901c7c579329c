import DOMPurify from 'dompurify'

const tags =
  'a abbr b blockquote br caption code dd del details dfn div dl dt em h1 h2 h3 h4 h5 h6 hr i img input ins kbd li mark ol p pre q rp rt ruby s samp section small span strong sub summary sup table tbody td tfoot th thead time tr u ul var'

/** Besides `href`, none of these is an address. */
const plainAttributes =
  'align alt checked colspan data-language data-source datetime dir disabled id lang open reversed rowspan start title type'

/** Every id in a document begins with this, so that none is taken for one of the page. */
export const idPrefix = 'user-content-'

const purifier = DOMPurify(window)

// Nothing is loaded until the address of an image has been checked.
purifier.addHook('uponSanitizeAttribute', (element, attribute) => {
  if (attribute.attrName !== 'src') return
  if (element.localName === 'img') element.setAttribute('data-source', attribute.attrValue)
  attribute.keepAttr = false
})
purifier.addHook('uponSanitizeElement', (node) => {
  if (node instanceof Element && node.localName === 'input' && node.getAttribute('type') !== 'checkbox')
    node.remove()
})

/**
 * The HTML of a document as elements without scripts, styles, forms and addresses that load something; they belong to a
 * document that is not shown. Images have their address in `data-source`.
 */
export const sanitizedDocument = (html: string): HTMLElement =>
  purifier.sanitize(html, {
    ALLOWED_TAGS: tags.split(' '),
    ALLOWED_ATTR: ['href', ...plainAttributes.split(' ')],
    ADD_URI_SAFE_ATTR: plainAttributes.split(' '),
    ALLOWED_URI_REGEXP: /^(?:https?:\/\/|mailto:|tel:|#)/i,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    SANITIZE_NAMED_PROPS: true,
    RETURN_DOM: true,
  }) as HTMLElement
