/** What ships with the product and tests beside a feature look at: features themselves are handed it. */
export { REVIEW_MODEL } from '../../main/places.ts';
