// Where a header names a town, what it asks for is the same in every town: 返京时间, 来深时间 and 到本市日期 ask when somebody
// arrived, 在温居住地址 where they live. Only places that are said so: 到期时间, 抵押日期 and 回收日期 name none.

/** Towns and provinces said by one character, without those that are also common words (合通常长石连云新青台港). */
const SHORT = '京津沪渝冀晋辽黑苏浙皖闽赣鲁豫鄂湘粤桂琼川蜀黔滇藏陕陇宁深广穗汉杭甬温绍锡蓉郑厦榕邕筑洪';
const NAMED =
  '北京|上海|天津|重庆|广州|深圳|武汉|南京|杭州|成都|西安|苏州|宁波|温州|青岛|济南|郑州|长沙|合肥|福州|厦门|南昌|沈阳|大连|长春|哈尔滨|石家庄|太原|昆明|贵阳|南宁|海口|兰州|西宁|银川|乌鲁木齐|拉萨|呼和浩特|湖北|湖南|河北|河南|山东|山西|江苏|浙江|安徽|福建|江西|广东|广西|海南|四川|贵州|云南|陕西|甘肃|青海|宁夏|新疆|西藏|内蒙古|辽宁|吉林|黑龙江';
const HERE = '(?:本|我|当|此)(?:省|市|州|县|区|镇|乡|村|地|街道|社区|小区)';
const SOMEWHERE = `(?:${HERE}|(?:${NAMED})(?:省|市)?|[\\u4e00-\\u9fff]{1,3}[省市州县镇乡]|[${SHORT}])`;

const ARRIVAL = new RegExp(`^(?:返回?|来到?|到达?|抵达?|回到?)(?:${SOMEWHERE})(?=(?:时间|日期|年月日)$)`);
const IN_PLACE = new RegExp(`^现?在(?:${SOMEWHERE})(?=(?:的)?(?:具体|详细)?(?:居住|住址|居所))`);

/** 湖北返温, 湖北回温人员: from one place to another. */
const BACK = new RegExp(`(?<=(?:${NAMED})(?:省|市)?籍?)(?:返回?|回到?|来到?|抵)(?:${HERE}|[${SHORT}])(?=人|$)`);

/** A normalised header without the town it names. */
export const withoutPlace = (text: string): string =>
  text.replace(ARRIVAL, '抵达').replace(IN_PLACE, '现').replace(BACK, '返回');
