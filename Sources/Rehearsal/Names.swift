// Invented people's names, mixed as in an English town, with the long, hyphened and accented ones that break screens.

struct NameStock: Sendable {
    let share: Int
    let families: [String]
    let women: [String]
    let men: [String]
    /// The first language of those who speak another than English, and how many in a hundred do.
    let language: String
    let otherLanguage: Int
}

enum Names {
    static let stocks: [NameStock] = [
        british, welsh, irish, polish, punjabi, bengali, pakistani, nigerian, chinese, arabic, european, caribbean,
        long,
    ]

    /// Given names by the decade a British person was probably named in.
    static func british(age: Int, female: Bool) -> [String] {
        switch (age, female) {
        case (65..., true): words("Doreen Maureen Jean Margaret Sheila Barbara Pauline Brenda Beryl Sylvia Joyce Ann")
        case (65..., false): words("Derek Kenneth Brian Alan Roy Raymond Keith Dennis Terence Geoffrey Norman John")
        case (30..., true): words("Sarah Claire Nicola Joanne Michelle Rachel Emma Helen Tracey Lisa Karen Rebecca")
        case (30..., false): words("David Paul Mark Andrew Stephen Ian Gary Neil Darren Lee Christopher Simon")
        case (_, true): words("Chloe Olivia Amelia Poppy Ellie Jessica Freya Isla Grace Lily Evie Maisie")
        case (_, false): words("Jack Oliver Harry Alfie Charlie Noah George Finley Callum Ethan Archie Leo")
        }
    }

    static func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }

    private static let british = NameStock(
        share: 52,
        families: words(
            """
            Smith Jones Taylor Brown Walker Wright Robinson Thompson White Hughes Green Hall Wood Harris Clarke Baker \
            Turner Hill Cooper Ward Morris Moore Clark Lee Carter Parker Bennett Shaw Foster Barnes Marsh Holroyd \
            Ashworth Entwistle Birtwhistle Pickering Oakes Tunnicliffe Sowerby Featherstonehaugh Cholmondeley
            """), women: [], men: [], language: "English", otherLanguage: 0)
    private static let welsh = NameStock(
        share: 6, families: words("Davies Evans Llewellyn Pryce Gwynne Ap-Rhys Bowen Griffiths Morgan-Rees Vaughan"),
        women: words("Siân Angharad Carys Rhiannon Bronwen Ffion Nerys"),
        men: words("Rhys Gethin Dafydd Emyr Iolo Gwilym Llŷr"), language: "Welsh", otherLanguage: 8)
    private static let irish = NameStock(
        share: 6,
        families: words("O'Brien O'Sullivan Murphy Ó Gallagher D'Arcy McAllister MacGiolla O'Shea Brennan")
            .filter { $0 != "Ó" } + ["Ó Conaill", "Ó Briain"],
        women: words("Aoife Siobhán Niamh Bríd Caoimhe Maeve Bernadette"),
        men: words("Seán Padraig Eoin Cormac Declan Ciarán Tadhg"), language: "English", otherLanguage: 0)
    private static let polish = NameStock(
        share: 6,
        families: words("Nowak Kowalczyk Wiśniewski Wójcik Zieliński Szczepańska Dąbrowski Brzęczyszczykiewicz Łuczak"),
        women: words("Agnieszka Małgorzata Katarzyna Zofia Grażyna Elżbieta"),
        men: words("Paweł Krzysztof Łukasz Stanisław Wojciech Michał"), language: "Polish", otherLanguage: 55)
    private static let punjabi = NameStock(
        share: 6, families: words("Singh Bains Gill Sandhu Dhillon Grewal Sharma Patel Desai Mehta"),
        women: words("Harpreet Jaswinder Gurpreet Priya Anjali Sunita Meena"),
        men: words("Harjit Balwinder Manjit Rajesh Sanjay Gurdeep Nikhil"), language: "Punjabi", otherLanguage: 25)
    private static let bengali = NameStock(
        share: 4, families: words("Begum Miah Chowdhury Uddin Khatun Rahman Sarkar"),
        women: words("Rukshana Shirin Nasima Farida Sultana Ayesha"),
        men: words("Abdul Kamal Shafiq Rafiq Tariq Jamal"),
        language: "Bengali", otherLanguage: 40)
    private static let pakistani = NameStock(
        share: 5, families: words("Khan Hussain Ahmed Malik Mahmood Qureshi Akhtar Butt"),
        women: words("Fatima Zainab Saima Nadia Shazia Razia"), men: words("Mohammed Imran Asif Zahid Bilal Usman"),
        language: "Urdu", otherLanguage: 30)
    private static let nigerian = NameStock(
        share: 4, families: words("Adeyemi Okonkwo Oluwaseun-Bankole Eze Nwachukwu Ọládàpọ̀ Afolabi Chukwuemeka"),
        women: words("Ngozi Folasade Chidinma Yetunde Oluwatobiloba Amara"),
        men: words("Chinedu Tunde Emeka Oluwafemi Babatunde Ikenna"), language: "Yoruba", otherLanguage: 8)
    private static let chinese = NameStock(
        share: 3, families: words("Chan Wong Li Zhang Lü Ng Ho Xu"),
        women: words("Mei-Ling Xiuying Wai-Yee Hui Yan"), men: words("Wei Ka-Ming Jian Chi-Keung Bo"),
        language: "Cantonese", otherLanguage: 35)
    private static let arabic = NameStock(
        share: 3, families: words("Al-Hashimi Haddad El-Sayed Nasser Al-Rashid Mansour") + ["bin Khalid"],
        women: words("Layla Amina Noor Samira Huda"), men: words("Omar Yusuf Khaled Hassan Tareq"),
        language: "Arabic", otherLanguage: 45)
    private static let european = NameStock(
        share: 3, families: words("Popescu Ionescu García Müller Ferreira Kovács Šimkus Dvořák") + ["da Silva"],
        women: words("Ioana Mădălina Inês Zsófia Renata Lucía"), men: words("Andrei Ștefan João Tomás Jürgen Zoltán"),
        language: "Romanian", otherLanguage: 40)
    private static let caribbean = NameStock(
        share: 3, families: words("Campbell Grant Bailey Francis Joseph Pierre St-Louis"),
        women: words("Marcia Yvonne Shanice Denise Gloria"), men: words("Winston Delroy Marlon Errol Jermaine"),
        language: "English", otherLanguage: 0)
    private static let long = NameStock(
        share: 1,
        families: [
            "Wolfeschlegelstein-Hausenbergerdorff", "Fotherington-Thomas-Mainwaring-Knatchbull",
            "Rattanakosinwongsakul",
            "Papadimitrakopoulou-Anagnostopoulos", "O",
        ], women: ["Anne-Marie Josephine Clementine", "Maria del Pilar Inmaculada", "Y"],
        men: ["Bartholomew Montgomery Zachariah", "Venkatanarasimharajuvaripeta", "Jean-Baptiste Emmanuel"],
        language: "English", otherLanguage: 0)
}

enum Places {
    static let streets = Names.words(
        """
        Tanyard Copperbeech Withy Sallow Candlemaker Ropewalk Larkrise Quillet Hobbs Millrace Thistledown Foxglove \
        Ostler Ravenstone Sexton Pinfold Harebell Gasworks Tollgate Nine-Acre Bellfounder Saddler Weir Kiln Drovers
        """)
    static let kinds = Names.words("Street Road Lane Avenue Close Terrace Way Crescent Rise Court")
    static let houses = [
        "Flat 2", "Flat 14B", "The Old Forge", "Ground Floor Flat", "Room 6, Elmfield Care Home", "Upper Maisonette",
        "Caravan 9, Meadow Park", "Sheltered Flat 31, Harbinger House",
    ]
    /// Town, county line or nil, and the postcode districts it has.
    static let towns: [(name: String, districts: [Int])] = [
        ("Referton", [1, 2, 3, 4]), ("Referton", [1, 2, 3, 5]), ("Little Waiting", [6]), ("Triagely", [7]),
        ("Slotwick-on-the-Weir", [8]), ("Upper Booking", [9]), ("Much Delayham", [10]), ("St Clement's Bay", [11]),
    ]
}
