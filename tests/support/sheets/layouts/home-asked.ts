// Where somebody lives, as most sheets ask for it.
export const HOME =
  'grid.community_name grid.name dwelling.compound dwelling.building_number dwelling.stairwell dwelling.room dwelling.address';
export const HOME_ASKED = { over: '居住地址|居住信息|住址情况' };
