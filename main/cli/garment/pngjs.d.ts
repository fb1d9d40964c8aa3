/** What is used of pngjs, which brings no types. */
declare module 'pngjs' {
  type Pixels = { width: number; height: number; data: Buffer };
  export const PNG: {
    sync: {
      read(bytes: Buffer): Pixels;
      write(picture: Pixels): Buffer;
    };
  };
}
