// Runs before the first paint, so that language and theme never flash.
;(function () {
  var root = document.documentElement
  try {
    var language = localStorage.getItem('headrace.language')
    if (!language) language = /^zh/i.test(navigator.language) ? 'zh-Hans' : 'en'
    root.lang = language
    var theme = localStorage.getItem('headrace.theme')
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme
  } catch {
    root.lang = 'en'
  }
})()
