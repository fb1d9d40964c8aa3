/** What `app.quit` has to close, without the app knowing what a window is. */
export const openWindows = new Set<{ close(): void }>();
