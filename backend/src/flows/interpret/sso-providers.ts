import { plainPattern } from './plain-pattern.ts'

/** An identity provider many sites offer: how it is called, and where its sign-in lives. */
export interface KnownProvider {
  /** What the wire calls it. */
  key: string
  /** Its name as people read it, and in ids and classes. */
  name: RegExp
  /** Its own hosts; a path tells the sign-in from everything else there. */
  host?: RegExp
}

const named = (key: string, words: string, host?: string): KnownProvider => ({
  key,
  name: plainPattern(new RegExp(`(?<![a-z0-9])(?:${words})(?![a-z0-9])`)),
  ...(host !== undefined && { host: new RegExp(`(?:^|\\.)(?:${host})$`) }),
})

/** The commonest first; names are read in lower case, without accents. */
export const knownProviders: KnownProvider[] = [
  named(
    'google',
    'google|gsi|abcrio\\w*|グーグル|谷歌|구글|гугл|جوجل|غوغل|گوگل',
    'accounts\\.google\\.com',
  ),
  named(
    'facebook',
    'facebook|fb|フェイスブック|脸书|臉書|페이스북|фе[ий]сбук|فيسبوك|فيس بوك',
    'facebook\\.com',
  ),
  named('apple', 'apple|appleid|苹果|蘋果|애플', 'appleid\\.apple\\.com'),
  named(
    'microsoft',
    'microsoft|azure( ad)?|entra( id)?|office ?365|windows live|outlook|マイクロソフト|微软|微軟|마이크로소프트|маикрософт|ไมโครซอฟท์',
    'login\\.microsoftonline\\.com|login\\.live\\.com|b2clogin\\.com',
  ),
  named('github', 'github', 'github\\.com'),
  named('gitlab', 'gitlab', 'gitlab\\.com'),
  named('bitbucket', 'bitbucket', 'bitbucket\\.org'),
  named('linkedin', 'linkedin', 'linkedin\\.com'),
  named('x', 'twitter|x|ツイッター|推特|트위터|твиттер|تويتر', 'twitter\\.com|x\\.com'),
  named('slack', 'slack', 'slack\\.com'),
  named('discord', 'discord', 'discord\\.com'),
  named('okta', 'okta', 'okta\\.com|oktapreview\\.com'),
  named('auth0', 'auth0', 'auth0\\.com'),
  named('onelogin', 'onelogin', 'onelogin\\.com'),
  named('ping', 'ping ?(one|identity)', 'pingone\\.com|pingidentity\\.com'),
  named('amazon', 'amazon', 'amazon\\.com'),
  named('paypal', 'paypal', 'paypal\\.com'),
  named('yahoo', 'yahoo|ヤフー|야후', 'login\\.yahoo\\.com'),
  named('twitch', 'twitch', 'id\\.twitch\\.tv'),
  named('spotify', 'spotify', 'accounts\\.spotify\\.com'),
  named('steam', 'steam', 'steamcommunity\\.com'),
  named('atlassian', 'atlassian', 'auth\\.atlassian\\.com'),
  named('salesforce', 'salesforce', 'login\\.salesforce\\.com'),
  named('instagram', 'instagram', 'instagram\\.com'),
  named('tiktok', 'tiktok', 'tiktok\\.com'),
  named('telegram', 'telegram|телеграм', 'oauth\\.telegram\\.org'),
  named('dropbox', 'dropbox', 'dropbox\\.com'),
  named('reddit', 'reddit', 'reddit\\.com'),
  named('orcid', 'orcid', 'orcid\\.org'),
  named('xing', 'xing', 'xing\\.com'),
  named('zoom', 'zoom', 'zoom\\.us'),
  named('samsung', 'samsung( account)?', 'account\\.samsung\\.com'),
  named('vk', 'vk|vkontakte|vk id|вконтакте|вк', 'oauth\\.vk\\.com|id\\.vk\\.com'),
  named('ok', 'odnoklassniki|одноклассники', 'connect\\.ok\\.ru'),
  named('mailru', 'mail\\.?ru', 'oauth\\.mail\\.ru|connect\\.mail\\.ru'),
  named('yandex', 'yandex|яндекс( id)?', 'oauth\\.yandex\\.(ru|com)|passport\\.yandex\\.\\w+'),
  named('naver', 'naver|네이버', 'nid\\.naver\\.com'),
  named('kakao', 'kakao|카카오', 'kauth\\.kakao\\.com'),
  named('line', 'line', 'access\\.line\\.me'),
  named('wechat', 'wechat|weixin|微信', 'open\\.weixin\\.qq\\.com'),
  named('qq', 'qq|腾讯qq', 'graph\\.qq\\.com'),
  named('alipay', 'alipay|支付宝|支付寶', 'auth\\.alipay\\.com'),
  named('dingtalk', 'dingtalk|钉钉', 'login\\.dingtalk\\.com'),
  named('baidu', 'baidu|百度', 'openapi\\.baidu\\.com'),
  named('zalo', 'zalo', 'oauth\\.zaloapp\\.com'),
  named('gosuslugi', 'gosuslugi|госуслуг\\w*|есиа', 'esia\\.gosuslugi\\.ru'),
  named('sber', 'sber ?(id)?|сбер ?(id)?', 'id\\.sber\\.ru'),
  named('adobe', 'adobe( id)?', 'ims-na1\\.adobelogin\\.com'),
  named('xero', 'xero', 'login\\.xero\\.com'),
  named('intuit', 'intuit|quickbooks', 'appcenter\\.intuit\\.com'),
  named('wordpress', 'wordpress(\\.com)?', 'public-api\\.wordpress\\.com'),
  named('strava', 'strava', 'www\\.strava\\.com'),
  named('pinterest', 'pinterest', 'pinterest\\.com'),
  named('seznam', 'seznam', 'login\\.szn\\.cz'),
  named('franceconnect', 'france ?connect', 'franceconnect\\.gouv\\.fr'),
  named('bankid', 'bank-?id'),
  named('itsme', 'itsme', 'idp\\.prd\\.itsme\\.services'),
  named('digid', 'digid', 'digid\\.nl'),
  named('spid', 'spid'),
  named('openid', 'openid'),
  named('weibo', 'weibo|新浪微博|微博', 'api\\.weibo\\.com'),
]

/** Names that mean something else when they stand alone: the cross that closes, a ruled line. */
const weakNames = new Set(['x', 'line'])

/** @param role - What else speaks for a provider: a phrase around it, a mark beside it, or nothing. */
export function providerNamed(
  text: string,
  role: 'in-phrase' | 'as-mark' | 'alone',
): KnownProvider | undefined {
  return knownProviders.find(({ name }) => {
    const found = name.exec(text)?.[0]
    if (found === undefined || (role !== 'in-phrase' && weakNames.has(found))) return false
    return role !== 'alone' || text.replace(found, '').trim().length <= 3
  })
}
