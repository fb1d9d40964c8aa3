/** Said with tones beside words, icon and colour; never the only sign of anything. */
export type Sound = 'yes' | 'no' | 'unsure' | 'asked';

type Tone = {
  readonly from: number;
  readonly lasts: number;
  readonly hertz: number;
  readonly shape: OscillatorType;
};

/** Up for yes, a low double for no, one level tone for neither, three steps up for a shopper who asks: told apart without pitch memory, and by rhythm. */
const tunes: Record<Sound, readonly Tone[]> = {
  yes: [
    { from: 0, lasts: 0.09, hertz: 880, shape: 'sine' },
    { from: 0.1, lasts: 0.18, hertz: 1318.5, shape: 'sine' },
  ],
  no: [
    { from: 0, lasts: 0.16, hertz: 196, shape: 'square' },
    { from: 0.24, lasts: 0.26, hertz: 165, shape: 'square' },
  ],
  unsure: [{ from: 0, lasts: 0.4, hertz: 440, shape: 'triangle' }],
  asked: [
    { from: 0, lasts: 0.14, hertz: 523.3, shape: 'sine' },
    { from: 0.18, lasts: 0.14, hertz: 659.3, shape: 'sine' },
    { from: 0.36, lasts: 0.24, hertz: 784, shape: 'sine' },
  ],
};
const LOUDNESS: Record<OscillatorType, number> = {
  sine: 0.3,
  square: 0.12,
  triangle: 0.3,
  sawtooth: 0.1,
  custom: 0.1,
};
/** Without a ramp the ends of a tone click. */
const RAMP = 0.012;

let speaker: AudioContext | null = null;

/** Browsers stay silent until the page has been touched: call this from a touch or a key. */
export const wakeSound = (): void => {
  if (typeof AudioContext === 'undefined') return;
  speaker ??= new AudioContext();
  if (speaker.state === 'suspended') void speaker.resume();
};

export const play = (sound: Sound): void => {
  wakeSound();
  if (!speaker) return;
  const start = speaker.currentTime + 0.01;
  for (const { from, lasts, hertz, shape } of tunes[sound]) {
    const tone = speaker.createOscillator();
    const loudness = speaker.createGain();
    tone.type = shape;
    tone.frequency.value = hertz;
    loudness.gain.setValueAtTime(0, start + from);
    loudness.gain.linearRampToValueAtTime(LOUDNESS[shape], start + from + RAMP);
    loudness.gain.setValueAtTime(LOUDNESS[shape], start + from + lasts - RAMP);
    loudness.gain.linearRampToValueAtTime(0, start + from + lasts);
    tone.connect(loudness).connect(speaker.destination);
    tone.start(start + from);
    tone.stop(start + from + lasts);
  }
};
