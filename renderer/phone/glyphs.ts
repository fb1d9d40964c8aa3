/**
 * Whether this machine has no font for Chinese at all, as bare Linux desktops do: two different characters then come
 * out as the same empty box. Phones never lack one; they fetch no font.
 */
export const lacksChinese = (): boolean => {
  const canvas = document.createElement('canvas');
  canvas.width = 24;
  canvas.height = 24;
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (!pen) return false;
  const drawn = (character: string): string => {
    pen.clearRect(0, 0, 24, 24);
    pen.font = '20px sans-serif';
    pen.textBaseline = 'top';
    pen.fillText(character, 2, 2);
    return pen.getImageData(0, 0, 24, 24).data.join();
  };
  return drawn('券') === drawn('领');
};
