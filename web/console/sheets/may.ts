// What a post may do about departments' forms, by the list the server checks too.
import { mayCompareForms, mayKeepSheets } from '../../../core/access/may.ts';
import type { Role } from '../../../core/kernel/actor.ts';
import type { PostView } from '../../../core/organisations/contract.ts';

/** Whether a post keeps what is remembered of forms, and has them filled by themselves. */
export const keepsSheets = (post: PostView): boolean => mayKeepSheets(post.role as Role);

/** Whether a post lays forms beside one another. */
export const comparesForms = (post: PostView): boolean => mayCompareForms(post.role as Role);
