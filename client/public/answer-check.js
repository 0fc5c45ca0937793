// Runs in browsers of any age, before the first paint and before the page's own program, which the old ones can't even read.
// What is shown then is up to src/ballot/ballot.css.
(function () {
  var isNewEnough =
    window.isSecureContext &&
    window.crypto &&
    window.crypto.subtle &&
    typeof BigInt === 'function' &&
    'noModule' in document.createElement('script') &&
    Array.prototype.toSorted &&
    String.prototype.toWellFormed &&
    window.AbortSignal &&
    AbortSignal.timeout;
  document.documentElement.setAttribute(isNewEnough ? 'data-runs' : 'data-too-old', '');
})();
