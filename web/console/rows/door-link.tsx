// A door as a list names it; it opens the home behind it.
import { To } from '../frame/index.ts';

type DoorLinkProps = { home: { householdId: string; communityId: string; door: { text: string } } };

export const DoorLink = ({ home: { householdId, communityId, door } }: DoorLinkProps) => (
  <To className="row-link" path="/registry/household" query={{ id: householdId, community: communityId }}>
    {door.text}
  </To>
);
