/**
 * A number from 0 to 2^32 - 1 that follows from a seed and a place. Values hang on where they stand, not on the order
 * they are made in, so a property that comes or goes changes no other value.
 */
export function seededHash(seed: number, place: string): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (let i = 0; i < place.length; i++) {
    hash = Math.imul(hash ^ place.charCodeAt(i), 0x01000193) >>> 0;
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Letters and digits that are not mistaken for each other, as Persona's ids mostly have. */
const ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/** `length` characters that follow from a seed and a place. */
export function seededText(seed: number, place: string, length: number): string {
  let text = "";
  for (let i = 0; i < length; i++) {
    text += ALPHABET.charAt(seededHash(seed, `${place}#${i}`) % ALPHABET.length);
  }
  return text;
}

/** A second of the year 2025 that follows from a seed, as ISO 8601 in UTC. */
export function seededMoment(seed: number, place: string): string {
  const second = seededHash(seed, place) % (365 * 24 * 60 * 60);
  return new Date(Date.UTC(2025, 0, 1) + second * 1000).toISOString();
}
