export type Review = {
  readonly rating: number;
  readonly title: string;
  readonly text: string;
  readonly language: string;
  readonly date: string | null;
  readonly helpful: number;
  readonly recommended: boolean | null;
};

/** Two stars or fewer, or three and "would not recommend". */
export const isUnhappy = ({ rating, recommended }: Pick<Review, 'rating' | 'recommended'>) =>
  rating <= 2 || (rating === 3 && recommended === false);
