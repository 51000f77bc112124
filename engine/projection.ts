/** What a vector has in the direction of others, and the vector without it; of four others at a time, as the memory is slow. */

/** Of vectors as long as `vector`: the inner product with each. */
export function projections(
  vector: Float64Array,
  units: readonly Float64Array[],
): readonly number[] {
  const [u0, u1, u2, u3] = units;
  if (u0 === undefined || u1 === undefined || u2 === undefined || u3 === undefined) {
    return units.map((unit) => component(vector, unit));
  }
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  for (let i = 0; i < vector.length; i++) {
    const x = vector[i] ?? 0;
    s0 += x * (u0[i] ?? 0);
    s1 += x * (u1[i] ?? 0);
    s2 += x * (u2[i] ?? 0);
    s3 += x * (u3[i] ?? 0);
  }
  return [s0, s1, s2, s3];
}

/** vector -= Σ amounts[k] · units[k]. */
export function removeComponents(
  vector: Float64Array,
  units: readonly Float64Array[],
  amounts: readonly number[],
): void {
  const [u0, u1, u2, u3] = units;
  if (u0 === undefined || u1 === undefined || u2 === undefined || u3 === undefined) {
    for (const [k, unit] of units.entries()) subtract(vector, unit, amounts[k] ?? 0);
    return;
  }
  const [a0 = 0, a1 = 0, a2 = 0, a3 = 0] = amounts;
  for (let i = 0; i < vector.length; i++) {
    const sum = a0 * (u0[i] ?? 0) + a1 * (u1[i] ?? 0) + a2 * (u2[i] ?? 0) + a3 * (u3[i] ?? 0);
    vector[i] = (vector[i] ?? 0) - sum;
  }
}

export function component(vector: Float64Array, unit: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < vector.length; i++) sum += (vector[i] ?? 0) * (unit[i] ?? 0);
  return sum;
}

export function removeComponent(vector: Float64Array, unit: Float64Array): void {
  subtract(vector, unit, component(vector, unit));
}

function subtract(vector: Float64Array, unit: Float64Array, amount: number): void {
  for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] ?? 0) - amount * (unit[i] ?? 0);
}
