const { contextBridge, ipcRenderer } = require('electron');

contextBridge.exposeInMainWorld('sample', {
  nested: { list: [1, 2, 3] },
  invoke: (channel, value) => ipcRenderer.invoke(channel, value),
  shout: (word) => ipcRenderer.send('shout', word),
  onShouted: (listener) => {
    const deliver = (_event, word) => listener(word);
    ipcRenderer.on('shouted', deliver);
    return () => ipcRenderer.off('shouted', deliver);
  },
  throwing: () => {
    throw new TypeError('not today');
  },
});
globalThis.secret = 'of the preload world';
