import { identityIn } from '../sync/identity';
import type { Sight } from './sight.svelte';

/** Whether this browser is somebody in the community that the meeting is of, and so may ask what became of a note; also once the meeting is closed. */
export const mayTrace = ({ meeting }: Sight): boolean => meeting?.communityId !== undefined && identityIn(`community/${meeting.communityId}`) !== undefined;
