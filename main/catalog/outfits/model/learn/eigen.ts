/** Eigenvalues and, as columns, eigenvectors of a small symmetric matrix (cyclic Jacobi). */
export const symmetricEigen = (
  matrix: Float64Array,
  size: number,
): { values: Float64Array; vectors: Float64Array } => {
  const a = Float64Array.from(matrix);
  const v = new Float64Array(size * size);
  for (let i = 0; i < size; i++) v[i * size + i] = 1;
  const get = (m: Float64Array, i: number, j: number): number => m[i * size + j] ?? 0;
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let off = 0;
    for (let p = 0; p < size; p++)
      for (let q = p + 1; q < size; q++) {
        const apq = get(a, p, q);
        off += apq * apq;
        if (apq === 0) continue;
        const theta = (get(a, q, q) - get(a, p, p)) / (2 * apq);
        const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.hypot(theta, 1));
        const c = 1 / Math.hypot(t, 1);
        const s = t * c;
        for (let k = 0; k < size; k++) {
          const [kp, kq] = [get(a, k, p), get(a, k, q)];
          a[k * size + p] = c * kp - s * kq;
          a[k * size + q] = s * kp + c * kq;
        }
        for (let k = 0; k < size; k++) {
          const [pk, qk] = [get(a, p, k), get(a, q, k)];
          a[p * size + k] = c * pk - s * qk;
          a[q * size + k] = s * pk + c * qk;
          const [vp, vq] = [get(v, k, p), get(v, k, q)];
          v[k * size + p] = c * vp - s * vq;
          v[k * size + q] = s * vp + c * vq;
        }
      }
    if (off < 1e-18) break;
  }
  return { values: Float64Array.from({ length: size }, (_, i) => get(a, i, i)), vectors: v };
};

const SWEEPS = 60;
