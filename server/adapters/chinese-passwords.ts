/** What Chinese speakers choose as passwords, most common first: whole passwords, number puns, pinyin words and surnames. */

const passwords =
  'woaini 5201314 woaini1314 woaini520 woaini521 woaini123 woaini1314520 woaini5201314 1314520 520520 521521 5211314 ' +
  '1314521 7758521 7758258 584520 5845201314 201314 147258369 147258 159357 123qwe qwe123 qwe123456 asd123 asd123456 ' +
  'zxc123 zxc123456 a123456 a123456789 a12345678 aa123456 abc123456 q123456 qq123456 qq123123 wang123456 123456a ' +
  '123456aa 123456abc 123456qq 123456asd 123456zxc 1qaz2wsx 1q2w3e4r qweasdzxc qazwsxedc zaq12wsx asdfghjkl aini ' +
  'aini1314 aini520 ainima woaiwo woaiwojia woaijia woaita woaimama woaibaba woaizhongguo iloveyou1314 caonima nimabi ' +
  'wocaonima tamade wodemima mima mima123 mimamima wangjimima nimima meimima 88888888 66666666 168168 518518 666888 888666 ' +
  '123123 112233 121212 321321 654321 110110 119119 123654 147852 789456 456789 741852963 963852741 987654321'

const words =
  'zhongguo zhonghua beijing shanghai guangzhou shenzhen hangzhou nanjing chengdu chongqing wuhan xian suzhou tianjin ' +
  'changsha qingdao dalian xiamen ningbo wuxi zhengzhou jinan hefei fuzhou kunming harbin haerbin shenyang xianggang ' +
  'taiwan aomen guangdong zhejiang jiangsu shandong sichuan hunan hubei henan fujian anhui nihao nihaoma ninhao xiexie ' +
  'zaijian duibuqi meiguanxi woshi woshishui woshini wode nide tade women nimen tamen shijie nishijie mingtian jintian ' +
  'zuotian xianzai yongyuan aiqing qinai qinaide baobei baobao laogong laopo gege meimei jiejie didi baba mama yeye nainai ' +
  'pengyou tongxue laoshi xuexiao daxue gongsi gongzuo jingli laoban yuangong xiaoshou shichang chanpin yunying fabu jishu ' +
  'kaifa ceshi guanliyuan guanli yonghu denglu mingzi shouji dianhua dianshi diannao wangluo hulianwang youxiang qianbao ' +
  'zhifubao weixin taobao tianmao jingdong baidu alibaba tengxun huawei xiaomi zijie douyin meituan pinduoduo yingxiong ' +
  'lianmeng wangzhe rongyao tianxia wudi wodi diyi zuihao kuaile xingfu pingan jiankang facai gongxi gongxifacai xinnian ' +
  'xinniankuaile shengri shengrikuaile jiayou chenggong mengxiang xiwang weilai shengli nuli fendou ziyou heping renmin ' +
  'gongchandang jiefangjun minzu guojia zuguo qingnian chuntian xiatian qiutian dongtian taiyang yueliang xingxing tiankong ' +
  'dahai haiyang dadi gaoshan heliu senlin huaduo meigui mudan laohu shizi xiongmao houzi tuzi xiaogou xiaomao xiaozhu ' +
  'feiniao longteng fenghuang qilin apple pingguo xigua xiangjiao putao chaye kafei niunai pijiu baijiu mifan miantiao jiaozi ' +
  'huoguo yi er san si wu liu qi ba jiu shi bai qian wan nan nv da xiao shang xia zuo you dong xi nan bei hong huang lan lv ' +
  'bai hei jin yin tie mu shui huo tu'

const names =
  'wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he gao lin luo zheng liang xie song tang feng yu dong ' +
  'xiao cheng cao yuan deng fu shen zeng peng lv su lu jiang cai jia ding wei xue ye yan pan du dai xia zhong tian ren fan fang ' +
  'shi yao tan sheng zou xiong jin hao kong bai cui kang mao qiu qin gu hou shao meng long wan duan qian tang yin li wangwei ' +
  'zhangwei wangfang liwei wangxiuying lina zhangmin lijing wangjing liuwei zhangli wangli chenjie liuyang wangyong zhangjing ' +
  'liqiang zhangjie wanglei zhanglei liming liufang xiaoming xiaohong xiaoli xiaowang xiaozhang weiwei lili nana jingjing ' +
  'tingting yangyang lele dandan fangfang haohao mingming xiaoxiao xuexue yingying yuyu zizi'

const han =
  '我爱你 我的密码 密码 你好 中国 北京 上海 一二三四五六 一二三四五六七八九十 我爱中国 床前明月光 疑是地上霜 举头望明月 低头思故乡 ' +
  '天天向上 好好学习 生日快乐 新年快乐 恭喜发财 万事如意 管理员 公司 产品'

/** Most common first. */
export const chinesePasswords: readonly string[] = [
  ...new Set([passwords, words, names, han].flatMap((text) => text.split(' '))),
]
