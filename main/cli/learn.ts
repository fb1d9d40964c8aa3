import { learnOutfits } from './learn/outfits.ts';
import { learnReviewsCommand } from './learn/reviews.ts';
import { subCommands, type SubCommand } from './sub-commands.ts';

/** What can be learned from files. Another one is a file in `learn/` and a line here. */
const lessons: Readonly<Record<string, SubCommand>> = {
  outfits: learnOutfits,
  reviews: learnReviewsCommand,
};

export const learn = subCommands('learn', 'make a model from a shop’s own data', lessons);
