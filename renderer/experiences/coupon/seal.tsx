/**
 * A seal pressed in cinnabar: uneven edges and a little missing paste. Upright for Chinese, across for Latin; on glass only
 * its lines.
 */
export const Seal = ({ words, outlined }: { words: string; outlined: boolean }) => {
  const ink = outlined ? '#FF6B57' : '#FFF4E8';
  const upright = /[\u3400-\u9fff]/.test(words);
  const characters = upright ? Array.from(words) : [words];
  const width = upright ? 124 : 300;
  const height = upright ? characters.length * 78 + 58 : 124;
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <defs>
        <filter id="seal-edge" x="-10%" y="-10%" width="120%" height="120%">
          <feTurbulence
            type="fractalNoise"
            baseFrequency=".05"
            numOctaves="3"
            seed="4"
            result="n"
          />
          <feDisplacementMap in="SourceGraphic" in2="n" scale="4" />
        </filter>
        <filter id="seal-paste" x="0" y="0" width="100%" height="100%">
          <feTurbulence
            type="fractalNoise"
            baseFrequency=".32"
            numOctaves="2"
            seed="11"
            result="n"
          />
          <feColorMatrix
            in="n"
            type="matrix"
            values="0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 -9 6.9"
            result="m"
          />
          <feComposite in="SourceGraphic" in2="m" operator="in" />
        </filter>
      </defs>
      <g filter="url(#seal-paste)">
        <g filter="url(#seal-edge)">
          <rect
            x="8"
            y="8"
            width={width - 16}
            height={height - 16}
            rx="10"
            fill={outlined ? 'none' : '#C5352B'}
          />
          <rect
            x="17"
            y="17"
            width={width - 34}
            height={height - 34}
            rx="5"
            fill="none"
            stroke={ink}
            strokeWidth="3.5"
          />
          <g
            fill={ink}
            fontFamily="var(--f-serif)"
            fontWeight="800"
            fontSize={upright ? 72 : 44}
            letterSpacing={upright ? 0 : 3}
            textAnchor="middle"
          >
            {characters.map((character, i) => (
              <text key={character} x={width / 2} y={upright ? 96 + i * 78 : 78}>
                {character}
              </text>
            ))}
          </g>
        </g>
      </g>
    </svg>
  );
};
