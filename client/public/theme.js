// Runs before the first paint, so that a chosen theme never flashes. The choice is made in src/ui/ThemeChoice.tsx.
try {
  var theme = localStorage.getItem('theme');
  if (theme) document.documentElement.dataset.theme = theme;
} catch (_) {
  // Storage is refused: the system's own setting holds.
}
